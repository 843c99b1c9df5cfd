"""Runs a command and prints its CPU seconds and peak memory as JSON on the last line, its orphans included.

esbuild works in a process of its own that outlives the command; as a subreaper this process inherits and counts it.
"""
import ctypes, json, os, resource, subprocess, sys

PR_SET_CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
if status.returncode:
    sys.stderr.write(status.stderr.decode())
    sys.exit(status.returncode)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"cpuMs": (used.ru_utime + used.ru_stime) * 1000, "peakMb": used.ru_maxrss / 1024}))
