"""From a chapter for everybody to a script for the commune's loudspeaker."""
