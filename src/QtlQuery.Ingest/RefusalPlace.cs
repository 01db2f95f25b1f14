using QtlQuery.Core;

namespace QtlQuery.Ingest;

/// <summary>Where the reports of refused rows go, so that none writes over another.</summary>
/// <param name="path">What the user names: a file, or a folder; the current directory where null.</param>
/// <param name="several">Whether there are several datasets, for which the path is a folder.</param>
sealed class RefusalPlace(string? path, bool several)
{
    readonly string? _folder = path is not null && (several || Directory.Exists(path) || Path.EndsInDirectorySeparator(path)) ? path : null;

    /// <summary>Makes the folder, where it is one.</summary>
    /// <exception cref="QtlQueryException">A file is in its place.</exception>
    public void Make()
    {
        if (File.Exists(_folder))
            throw new QtlQueryException($"'{_folder}' is a file, and several datasets write reports of refused rows", "Give --refusals a folder, or leave it out.");
        if (_folder is not null)
            Directory.CreateDirectory(_folder);
    }

    /// <param name="format">The format, where the dataset comes in several.</param>
    public string Of(string datasetId, string? format)
    {
        if (path is not null && _folder is null)
            return path;
        return Path.Combine(_folder ?? "", format is null ? $"{datasetId}.refused.tsv" : $"{datasetId}.{format}.refused.tsv");
    }
}
