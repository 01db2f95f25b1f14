namespace QtlQuery.Core.Definitions;

/// <summary>A choice that the user makes with <c>--set</c>.</summary>
/// <param name="Default">Taken when the user says nothing; without it the user must choose.</param>
/// <param name="Values">The values that may be chosen; any where null.</param>
public sealed record SourceSetting(string Meaning, string? Default = null, IReadOnlyList<string>? Values = null);
