"""Plans of several phases carried out at autonomy ``high`` in a world whose truth is known; see ``__main__``."""
