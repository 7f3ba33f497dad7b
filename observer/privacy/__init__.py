"""What goes out is looked through before it is written: does it name a person?"""
