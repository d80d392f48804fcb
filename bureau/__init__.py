"""What a bureau decides without touching code: its settings, and how a file of declarations is read and refused."""
