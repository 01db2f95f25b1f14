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
    public static readonly IReadOnlyList<NamedCommand> Commands =
    [
        new("init", InitCommand.Create),
        new("ingest", IngestCommand.Create),
        new("datasets", DatasetsCommand.Create),
        new("describe", DescribeCommand.Create),
        new("sources", (session, _) => SourcesCommand.Create(session)),
        new("views", (session, _) => ViewsCommand.Create(session)),
        new("sql", SqlCommand.Create),
        new("gene", GeneCommand.Create),
        new("trait", TraitCommand.Create),
        new("variant", VariantCommand.Create),
        new("region", RegionCommand.Create),
        new("egenes", EGenesCommand.Create),
        new("evariants", EVariantsCommand.Create),
        new("specificity", SpecificityCommand.Create),
        new("sharing", SharingCommand.Create),
        new("replicate", ReplicateCommand.Create),
        new("contrast", ContrastCommand.Create),
        new("meta", MetaCommand.Create),
        new("mash", MashCommand.Create),
        new("expression", ExpressionCommand.Create),
        new("trans", TransCommand.Create),
        new("enrich", EnrichCommand.Create),
        new("plot", PlotCommand.Create),
        new("gwas", GwasCommand.Create),
        new("coloc", ColocCommand.Create),
        new("smr", SmrCommand.Create),
        new("mr", MrCommand.Create),
        new("significance", SignificanceCommand.Create),
        new("index", IndexCommand.Create),
        new("map", MapCommand.Create),
        new("export", ExportCommand.Create),
        new("compact", CompactCommand.Create),
        new("remove", RemoveCommand.Create),
        new("check", CheckCommand.Create),
        new("demo", DemoCommand.Create),
        new("docs", (session, _) => DocsCommand.Create(session)),
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

        var named = Commands.FirstOrDefault(command => command.Name == arguments[0]) ?? throw NoSuchCommand(arguments[0]);
        var common = new CommonOptions();
        var asked = named.Create(session, common);
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
