"""What a file system does that is no paper's fault: names too long, files in use, files that are elsewhere.

What is easily got wrong: most of it happens on Windows only, and all of it must be told apart there from a file that
is missing or broken.
"""
