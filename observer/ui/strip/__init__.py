"""The small window that stays on top while a leader works in another one."""
