"""What the documents ask for: their clauses in our own words, what they commit to, and which indicators measure them."""

from policy.ledger import Ledger, ledger
from policy.model import LEVELS, STATES, Clause, Commitment, Document, Level, Named, Paper, PolicyError, System
from policy.reading import read

__all__ = [
    "LEVELS",
    "STATES",
    "Clause",
    "Commitment",
    "Document",
    "Ledger",
    "Level",
    "Named",
    "Paper",
    "PolicyError",
    "System",
    "ledger",
    "read",
]
