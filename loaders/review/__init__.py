"""Where people disagree with the machine: findings out to a table, people's codes back in.

A review holds a person's whole coding of one finding: polarity (or that it is none), themes, agencies with roles. It is
stored as a ``sg:Correction`` in ``graph/corrections``, beside the machine's statement, with who and when; the latest
one wins in the answers, because it is applied to the report's graph whenever that graph is stored.
"""
