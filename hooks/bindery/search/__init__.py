"""How does a reader find a page? An index made with the site, and a script that reads it.

``canonical`` says when two words are one, ``designation`` which document a text names, ``sections``
what an edition holds, ``index`` writes it down, and the scripts answer queries in a browser.
"""
