using System.Reflection;
using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace QtlQuery.Tests.StandIns;

/// <summary>Everything that DuckDB.NET.Data refers to must be there, found before any query runs.</summary>
public sealed class SurfaceTests
{
    const int TypeReferences = 0x01000001;
    const int MemberReferences = 0x0A000001;

    static readonly Module Data = typeof(DuckDBConnection).Module;

    [Fact]
    public void Every_type_that_the_provider_refers_to_is_there() =>
        Assert.Empty(Unresolved(TypeReferences, token => Data.ResolveType(token)));

    [Fact]
    public void Every_member_that_the_provider_refers_to_is_there() =>
        Assert.Empty(Unresolved(MemberReferences, token => Data.ResolveMember(token)));

    [Fact]
    public void Every_method_of_the_provider_compiles()
    {
        var failures = new List<string>();
        var methods = Data.GetTypes().SelectMany(Methods).Where(CanCompileAlone).ToList();
        foreach (var method in methods)
        {
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
            catch (Exception exception) when (exception is MissingMemberException or TypeLoadException or FileLoadException or InvalidProgramException)
            {
                failures.Add($"{method.DeclaringType}.{method.Name}: {exception.Message}");
            }
        }

        Assert.Empty(failures);
        Assert.True(methods.Count > 900, $"only {methods.Count} methods were found");
    }

    static List<string> Unresolved(int firstToken, Func<int, MemberInfo?> resolve)
    {
        var failures = new List<string>();
        var resolved = 0;
        for (var token = firstToken; ; token++)
        {
            try
            {
                resolve(token);
                resolved++;
            }
            catch (ArgumentOutOfRangeException)
            {
                break; // past the end of the table
            }
            catch (Exception exception) when (exception is ArgumentException or BadImageFormatException)
            {
                // asks for the type arguments of a generic context, which only a caller has
            }
            catch (Exception exception) when (exception is MissingMemberException or TypeLoadException or FileLoadException or FileNotFoundException)
            {
                failures.Add($"{token:x8}: {exception.Message}");
            }
        }

        Assert.True(resolved > 200, $"only {resolved} references were resolved: the walk stopped early");
        return failures;
    }

    static IEnumerable<MethodBase> Methods(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return [.. type.GetMethods(all), .. type.GetConstructors(all)];
    }

    static bool CanCompileAlone(MethodBase method) =>
        !method.IsAbstract
        && !method.ContainsGenericParameters
        && method.DeclaringType is { ContainsGenericParameters: false } type
        && !typeof(Delegate).IsAssignableFrom(type);
}
