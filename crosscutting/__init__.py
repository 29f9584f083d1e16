"""What runs through every sector: five cross-cutting issues and six operational modalities."""
