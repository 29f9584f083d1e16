"""What people fill in: each form checks shapes only, the domain decides."""
