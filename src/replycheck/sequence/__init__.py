"""Whether one stretch of text goes on from another, and the best order of many: what pages and paragraphs both ask.

A language model of official Chinese, how far on in a paper words stand, a small network, and the search for an order.
"""
