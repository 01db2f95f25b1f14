using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery trait</c> looks a molecular trait up in every dataset.</summary>
static class TraitCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new LookupCommand { One = StoreLookup.Trait, Many = StoreLookup.Traits }.Create(
            session,
            common,
            "trait",
            "Print the associations of a molecular trait (transcript, intron cluster, probe, protein, CpG), strongest first",
            "qtlquery trait chr1:17055:17233:clu_40980_- --store gtex.store",
            "Id of the trait as its source gives it; Ensembl ids with or without version");
}
