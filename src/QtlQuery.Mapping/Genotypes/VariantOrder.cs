using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Sees to it that a file's variants come in the order of chromosome and position, on which windows are built.</summary>
sealed class VariantOrder
{
    readonly HashSet<string> _left = new(StringComparer.Ordinal);
    string? _chromosome;
    int _position;

    /// <param name="place">File and line, for a message.</param>
    /// <exception cref="QtlQueryException">The variant belongs before the one that was last seen.</exception>
    public void Next(string chromosome, int position, string id, Func<string> place)
    {
        if (chromosome != _chromosome)
        {
            if (_left.Contains(chromosome))
                throw NotSorted(place, id, chromosome, position, $"other chromosomes came after chromosome {chromosome}");
            if (_chromosome is not null)
                _left.Add(_chromosome);
            (_chromosome, _position) = (chromosome, position);
            return;
        }

        if (position < _position)
            throw NotSorted(place, id, chromosome, position, $"the one before stands at {_position.ToString(CultureInfo.InvariantCulture)}");
        _position = position;
    }

    /// <summary>Forgets what was seen: reading goes on somewhere else.</summary>
    public void Restart()
    {
        _left.Clear();
        _chromosome = null;
    }

    static QtlQueryException NotSorted(Func<string> place, string id, string chromosome, int position, string why) => new(
        string.Create(CultureInfo.InvariantCulture, $"{place()}: variant {id} at {chromosome}:{position} is out of order; {why}"),
        "Sort the file by chromosome and position first: bcftools sort, or plink2 --sort-vars.");
}
