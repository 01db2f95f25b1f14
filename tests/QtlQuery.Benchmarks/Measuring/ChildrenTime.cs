using System.Runtime.InteropServices;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>CPU time of the processes that this one started and waited for, and of theirs.</summary>
static partial class ChildrenTime
{
    const int OfChildren = -1; // RUSAGE_CHILDREN
    const int Fields = 18; // struct rusage of Linux on 64 bits: two times of seconds and microseconds, then 14 counts

    public static double Milliseconds
    {
        get
        {
            var usage = new long[Fields];
            return Usage(OfChildren, usage) == 0
                ? 1000 * (usage[0] + usage[2]) + (usage[1] + usage[3]) / 1000.0
                : throw new InvalidOperationException("getrusage failed");
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Usage(int who, [Out] long[] usage);
}
