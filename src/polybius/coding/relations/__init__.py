"""Relations: how two actors, or an actor and a place, stand to each other (codebook, section 4)."""

from polybius.coding.relations.reader import RelationReader
from polybius.coding.relations.rules import OwnRelationRules, RelationRules, load_relation_rules

__all__ = ["OwnRelationRules", "RelationReader", "RelationRules", "load_relation_rules"]
