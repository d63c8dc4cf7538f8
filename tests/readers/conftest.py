"""With this file here, pytest finds the helpers in this folder for the tests of its folders too."""
