"""How the linking weights were made, and how well they do."""
