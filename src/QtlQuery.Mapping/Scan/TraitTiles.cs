namespace QtlQuery.Mapping.Scan;

/// <summary>Residuals of traits, of unit length, 32 traits side by side. Single precision.</summary>
sealed class TraitTiles : IDisposable
{
    const int Width = LookupProducts.Width;

    readonly List<AlignedBuffer<float>> _tiles = [];

    /// <param name="traits">Each can be tested.</param>
    public TraitTiles(IReadOnlyList<TraitResiduals> traits, int samples)
    {
        for (var first = 0; first < traits.Count; first += Width)
        {
            var tile = new AlignedBuffer<float>(samples * Width);
            for (var column = 0; column < Math.Min(Width, traits.Count - first); column++)
            {
                var trait = traits[first + column];
                var scale = 1 / Math.Sqrt(trait.Squares);
                for (var sample = 0; sample < samples; sample++)
                    tile.Span[sample * Width + column] = (float)(trait.Values[sample] * scale);
            }

            _tiles.Add(tile);
        }
    }

    public int Count => _tiles.Count;

    public AlignedBuffer<float> this[int tile] => _tiles[tile];

    public void Dispose() => _tiles.ForEach(tile => tile.Dispose());
}
