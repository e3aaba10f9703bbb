"""The house rules as pure functions: text or dictionaries in, a list of complaints out.

Each complaint opens with the rule's id. What feeds them the real project is beside this folder;
what proves that each can fail is `test_rules_*.py`.
"""
