"""The domain: crisis response plans under the framework."""
