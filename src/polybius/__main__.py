"""`python -m polybius` is the command `polybius`."""

from polybius.cli import main

if __name__ == "__main__":
    main()
