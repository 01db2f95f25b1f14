using System.Data;
using Dapper;

namespace QtlQuery.Engine;

/// <summary>Lets records have a list of texts, such as the contexts of a gene.</summary>
sealed class TextListHandler : SqlMapper.TypeHandler<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Parse(object value) => (List<string>)value;

    public override void SetValue(IDbDataParameter parameter, IReadOnlyList<string>? value) => parameter.Value = value?.ToList();
}
