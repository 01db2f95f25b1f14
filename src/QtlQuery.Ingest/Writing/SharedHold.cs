namespace QtlQuery.Ingest.Writing;

/// <summary>Something that several dispose of, and that the last of them does dispose of.</summary>
sealed class SharedHold(IDisposable held, int users) : IDisposable
{
    int _users = users;

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            held.Dispose();
    }
}
