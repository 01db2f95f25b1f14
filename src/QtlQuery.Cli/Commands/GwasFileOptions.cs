using System.CommandLine;

namespace QtlQuery.Cli.Commands;

/// <summary>What commands that take a GWAS as a file let the user say of it.</summary>
sealed class GwasFileOptions
{
    public Option<string[]> Set { get; } = new("--set") { HelpName = "NAME=VALUE", Description = "What a GWAS file does not say, such as trait=height or genome_build=GRCh38; may be repeated", Arity = ArgumentArity.ZeroOrMore };

    public Option<string?> LiftOver { get; } = new("--lift-over") { HelpName = "FILE.chain", Description = "Take a GWAS file on another build to the store's by this chain file" };

    /// <exception cref="UsageException">One has no name, or a name that is there twice.</exception>
    public Dictionary<string, string> Facts(ParseResult parsed) => NamedValues.Parse("--set", parsed.GetValue(Set) ?? []);
}
