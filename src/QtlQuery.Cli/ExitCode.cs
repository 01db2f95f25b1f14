namespace QtlQuery.Cli;

/// <summary>What the program's exit code says.</summary>
static class ExitCode
{
    public const int Done = 0;

    /// <summary>The user can fix it.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>A bug in QtlQuery (EX_SOFTWARE of sysexits.h).</summary>
    public const int Bug = 70;

    /// <summary>Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
