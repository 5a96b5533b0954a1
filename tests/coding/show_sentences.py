"""What the coder makes of the passages of the sentence suite, and what is wrong with it.

python -m tests.coding.show_sentences [--wrong | --ids] [PART OF AN ID ...]

--ids prints the ids of those that are wrong, in the form of known_failures.txt.
"""

from __future__ import annotations

import argparse

from polybius.lexicon.actors import load_actors
from polybius.own_codebook import OwnCodebook
from polybius.pipeline import real_stages
from tests.coding.sentence_suite import judge, load_sentences, make_report


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.coding.show_sentences", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="only passages that are coded wrong")
    parser.add_argument("--ids", action="store_true", help="only the ids of those")
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help="only passages with one of these in their id"
    )
    asked = parser.parse_args()
    coder, table = real_stages().load_coder(OwnCodebook()), load_actors()
    for sentence in load_sentences():
        if asked.parts and not any(part in sentence.id for part in asked.parts):
            continue
        verdict = judge(sentence, coder(make_report(sentence.text, sentence.published)).events, table)
        if not verdict.faults and (asked.wrong or asked.ids):
            continue
        if asked.ids:
            print(sentence.id)
            continue
        print(f"{sentence.id}\n  {sentence.text}")
        print("\n".join(f"  wrong: {fault}" for fault in verdict.faults) or "  right")
        print("\n".join(f"  coded: {line}" for line in verdict.coded) or "  coded: nothing", end="\n\n")


if __name__ == "__main__":
    main()
