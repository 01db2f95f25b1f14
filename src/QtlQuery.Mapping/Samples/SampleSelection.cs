using QtlQuery.Core;

namespace QtlQuery.Mapping.Samples;

/// <summary>Which samples of a file are wanted, in which order.</summary>
sealed class SampleSelection
{
    readonly string _path;
    readonly Dictionary<string, int> _places;

    /// <exception cref="QtlQueryException">A sample stands in the file twice.</exception>
    public SampleSelection(string path, IReadOnlyList<string> samples)
    {
        (_path, All) = (path, samples);
        _places = new(samples.Count, StringComparer.Ordinal);
        for (var place = 0; place < samples.Count; place++)
        {
            if (!_places.TryAdd(samples[place], place))
                throw new QtlQueryException($"{path} has sample '{samples[place]}' twice", "Every sample needs a name of its own: rename or remove one.");
        }

        Places = [.. Enumerable.Range(0, samples.Count)];
    }

    public IReadOnlyList<string> All { get; }

    /// <summary>The place in the file of each sample that is wanted.</summary>
    public int[] Places { get; private set; }

    public int Count => Places.Length;

    /// <summary>Whether all samples are wanted as they stand.</summary>
    public bool IsWhole { get; private set; } = true;

    public void Select(IReadOnlyList<string> wanted)
    {
        Places = [.. wanted.Select(Place)];
        IsWhole = Places.Length == All.Count && Places.Index().All(each => each.Index == each.Item);
    }

    int Place(string sample) =>
        _places.TryGetValue(sample, out var place)
            ? place
            : throw new QtlQueryException(
                $"{_path} has no sample '{sample}'",
                NearestName.To(sample, All) is { } nearest ? $"Did you mean '{nearest}'?" : "Ask for samples that the file has.");
}
