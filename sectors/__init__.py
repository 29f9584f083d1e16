"""What the framework divides assistance into: editions of sectors, and the terms that plans choose from."""
