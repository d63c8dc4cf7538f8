"""What the page's server has its workers do: tasks, and who does them.

What is easily got wrong: the server loads ``tasks`` and ``worker`` alone; the rest loads in a worker.
"""
