"""What each page says, as a value: whoever prints a page, a browser, paper or a document, takes it from here."""
