namespace QtlQuery.Mapping.Scan;

/// <summary>The same work for each of some numbers, on several threads or on this one.</summary>
static class Each
{
    public static void Of(int count, int threads, Action<int> compute, CancellationToken cancellation)
    {
        if (threads == 1)
        {
            for (var i = 0; i < count; i++)
                compute(i);
            return;
        }

        Parallel.For(0, count, new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, compute);
    }
}
