using System.Runtime.InteropServices;

namespace QtlQuery.Benchmarks.Measuring;

/// <summary>A second name of a file on the same disk.</summary>
static partial class HardLink
{
    public static void Make(string existing, string path)
    {
        if (Link(existing, path) != 0)
            throw new IOException($"'{existing}' cannot be linked as '{path}': {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string path);
}
