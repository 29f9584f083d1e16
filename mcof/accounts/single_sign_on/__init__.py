"""Signing in by the organisation's own provider, over OpenID Connect: who it says somebody is, and what that opens.

`allauth.socialaccount` speaks the protocol: code flow with PKCE and state. Here its word is checked and weighed.
"""
