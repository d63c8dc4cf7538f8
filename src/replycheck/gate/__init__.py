"""The gate: configuration, policies, waivers, receipts and the watched folder, as files on a disk.

What the gate decides is in ``engine.ruling``; here files are found, read, written and moved. Everything fails closed:
whatever cannot be read, decided or written never ends as a pass.
"""
