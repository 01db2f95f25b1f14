using System.Reflection;
using QtlQuery.Cli.Commands;
using QtlQuery.Cli.Commands.Coloc;
using QtlQuery.Cli.Commands.Gwas;
using QtlQuery.Cli.Commands.Map;
using QtlQuery.Cli.Commands.MendelianRandomisation;
using QtlQuery.Core;

namespace QtlQuery.Cli;

/// <summary>The program: it names the commands, and is the only place that turns errors into text and exit codes.</summary>
static class Program
{
    /// <summary>The commands in the order of the help. Only the one that is asked for is built.</summary>
    public static readonly IReadOnlyList<(string Name, Func<Session, CommonOptions, ProgramCommand> Create)> Commands =
    [
        ("init", InitCommand.Create),
        ("ingest", IngestCommand.Create),
        ("datasets", DatasetsCommand.Create),
        ("describe", DescribeCommand.Create),
        ("sources", (session, _) => SourcesCommand.Create(session)),
        ("views", (session, _) => ViewsCommand.Create(session)),
        ("sql", SqlCommand.Create),
        ("gene", GeneCommand.Create),
        ("trait", TraitCommand.Create),
        ("variant", VariantCommand.Create),
        ("region", RegionCommand.Create),
        ("egenes", EGenesCommand.Create),
        ("evariants", EVariantsCommand.Create),
        ("specificity", SpecificityCommand.Create),
        ("sharing", SharingCommand.Create),
        ("replicate", ReplicateCommand.Create),
        ("contrast", ContrastCommand.Create),
        ("meta", MetaCommand.Create),
        ("mash", MashCommand.Create),
        ("expression", ExpressionCommand.Create),
        ("trans", TransCommand.Create),
        ("enrich", EnrichCommand.Create),
        ("plot", PlotCommand.Create),
        ("gwas", GwasCommand.Create),
        ("coloc", ColocCommand.Create),
        ("smr", SmrCommand.Create),
        ("mr", MrCommand.Create),
        ("significance", SignificanceCommand.Create),
        ("index", IndexCommand.Create),
        ("map", MapCommand.Create),
        ("export", ExportCommand.Create),
        ("compact", CompactCommand.Create),
        ("remove", RemoveCommand.Create),
        ("check", CheckCommand.Create),
        ("demo", DemoCommand.Create),
        ("docs", (session, _) => DocsCommand.Create(session)),
    ];

    public static int Main(string[] arguments)
    {
        using var interruption = new Interruption();
        return Run(arguments, Session.OfProcess(interruption.Token));
    }

    /// <summary>Runs one command line and says how it ended.</summary>
    public static int Run(IReadOnlyList<string> arguments, Session session)
    {
        try
        {
            return Dispatch(arguments, session);
        }
        catch (UsageException e)
        {
            return Say(e, session, ExitCode.WrongUsage);
        }
        catch (QtlQueryException e)
        {
            return Say(e, session);
        }
        catch (OperationCanceledException) when (session.Cancellation.IsCancellationRequested)
        {
            session.Error.WriteLine("qtlquery: interrupted");
            return ExitCode.Interrupted;
        }
        catch (IOException e) when (Session.IsClosedPipe(e))
        {
            return ExitCode.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(new QtlQueryException(e.Message), session);
        }
#pragma warning disable CA1031 // the one place that catches everything: a bug is shown with its trace
        catch (Exception e)
#pragma warning restore CA1031
        {
            session.Error.WriteLine($"qtlquery: this is a bug in qtlquery {Version}; please report it with the lines below");
            session.Error.WriteLine(e);
            return ExitCode.Bug;
        }
    }

    /// <summary>Prints an error that the user can act on.</summary>
    public static int Say(QtlQueryException e, Session session, int exitCode = ExitCode.Failed)
    {
        session.Error.WriteLine($"qtlquery: {e.Message}");
        if (e.Hint is not null)
            session.Error.WriteLine($"  {e.Hint}");
        return exitCode;
    }

    /// <summary>The version without the commit that the build appends.</summary>
    static string Version =>
        typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    static int Dispatch(IReadOnlyList<string> arguments, Session session)
    {
        switch (arguments)
        {
            case [] or ["--help" or "-h" or "-?" or "help"]:
                session.Write(HelpText.OfProgram(Commands.Select(command => command.Create(session, new()))));
                return arguments is [] ? ExitCode.WrongUsage : ExitCode.Done;
            case ["--version"]:
                session.Write($"qtlquery {Version}\n");
                return ExitCode.Done;
        }

        var create = Commands.FirstOrDefault(command => command.Name == arguments[0]).Create ?? throw NoSuchCommand(arguments[0]);
        var common = new CommonOptions();
        var asked = create(session, common);
        foreach (var command in asked.Subcommands.Append(asked))
        {
            command.Add(common.Quiet);
            command.Add(common.Help);
        }

        var parsed = asked.Parse([.. arguments.Skip(1)], new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.GetValue(common.Help))
        {
            session.Write(HelpText.OfCommand((ProgramCommand)parsed.CommandResult.Command));
            return ExitCode.Done;
        }

        if (parsed.Errors is [var error, ..])
            throw new UsageException(error.Message.TrimEnd('.'), $"'qtlquery {((ProgramCommand)parsed.CommandResult.Command).FullName} --help' says what it takes.");
        return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    static UsageException NoSuchCommand(string text)
    {
        if (text.StartsWith('-'))
            return new($"'{text}' stands where a command belongs", "The command comes first, its options after it: 'qtlquery --help' lists the commands.");
        return new($"'{text}' is not a command", NearestName.To(text, Commands.Select(command => command.Name)) is { } near
            ? $"Did you mean '{near}'? 'qtlquery --help' lists them all."
            : "'qtlquery --help' lists the commands.");
    }
}
