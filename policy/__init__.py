"""What the documents ask for: their clauses in our own words, what they commit to, and which indicators measure them."""

from policy.ledger import Ledger, ledger
from policy.model import LEVELS, Clause, Commitment, Document, Level, Named, PolicyError
from policy.reading import read

__all__ = ["LEVELS", "Clause", "Commitment", "Document", "Ledger", "Level", "Named", "PolicyError", "ledger", "read"]
