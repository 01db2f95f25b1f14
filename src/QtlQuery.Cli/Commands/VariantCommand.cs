using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery variant</c> looks a variant up in every dataset.</summary>
static class VariantCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new LookupCommand { One = StoreLookup.Variant, Many = StoreLookup.Variants }.Create(
            session,
            common,
            "variant",
            "Print the associations of a variant, or of a list of them, in every dataset, strongest first",
            "qtlquery variant rs12740374 --store gtex.store",
            "rsid, or chromosome, position and alleles, such as chr1_109274968_G_T or NC_000001.11:109274967:G:T");
}
