"""What the reader has chosen and how it is read: address, pickers, language, releases."""
