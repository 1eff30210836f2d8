"""Does a finished output hold a word that its edition must not?"""
