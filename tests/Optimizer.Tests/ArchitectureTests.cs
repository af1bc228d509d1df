using System.Text.RegularExpressions;
using System.Xml.Linq;
using Optimizer.Tests.Studies;

namespace Optimizer.Tests;

/// <summary>The conventions of docs/architecture.md that the compiler does not keep.</summary>
public sealed partial class ArchitectureTests
{
    private const int MostLines = 600;

    /// <summary>What may be referenced, as docs/architecture.md draws it: the layers below, none of the three at the bottom by another.</summary>
    public static TheoryData<string, string> Layers => new()
    {
        { "Optimizer.Domain", "" },
        { "Optimizer.Routing", "" },
        { "Optimizer.OrTools", "" },
        { "Optimizer.Rpc", "" },
        { "Optimizer.Planning", "Optimizer.Domain Optimizer.Routing Optimizer.OrTools" },
        { "Optimizer.Studies", "Optimizer.Domain Optimizer.OrTools Optimizer.Planning" },
        { "Optimizer.Api", "Optimizer.Domain Optimizer.OrTools Optimizer.Planning Optimizer.Studies" },
        { "Optimizer.Service", "Optimizer.Domain Optimizer.OrTools Optimizer.Planning Optimizer.Studies Optimizer.Api Optimizer.Rpc" },
        { "Optimizer.Cli", "Optimizer.Domain Optimizer.OrTools Optimizer.Planning Optimizer.Studies Optimizer.Api Optimizer.Service" },
    };

    [Theory, MemberData(nameof(Layers))]
    public void A_project_references_only_the_layers_below_it(string project, string allowed)
    {
        var file = Path.Combine(Repository.Root, "src", project, $"{project}.csproj");
        if (!File.Exists(file) && !Directory.Exists(Path.GetDirectoryName(file)))
            return;

        var referenced = XDocument.Load(file).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(referenced.Except(allowed.Split(' ')));
    }

    [Fact]
    public void Every_project_has_its_layer()
    {
        var projects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);

        Assert.Empty(projects.Except(Layers.Select(layer => (string)layer[0])));
    }

    [Fact]
    public void Transitive_project_references_are_switched_off()
    {
        var settings = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));

        Assert.Equal("true", Assert.Single(settings.Descendants("DisableTransitiveProjectReferences")).Value);
    }

    [Fact]
    public void No_source_names_a_path_of_one_machine() =>
        Assert.Empty(Sources("src", "tests", "benchmarks").Where(file => PathOfAMachine().IsMatch(File.ReadAllText(file))).Select(Named));

    [Fact]
    public void No_source_file_is_long() =>
        Assert.Empty(Sources("src").Where(file => File.ReadLines(file).Count() > MostLines).Select(Named));

    [Fact]
    public void Golden_files_are_rewritten_in_one_place_only()
    {
        const string Switch = "UPDATE" + "_GOLDEN";

        Assert.True(Sources("tests").Count(file => File.ReadAllText(file).Contains($"\"{Switch}\"", StringComparison.Ordinal)) <= 1);
    }

    /// <summary>All C# files, without what was built.</summary>
    private static IEnumerable<string> Sources(params string[] folders) => folders
        .Select(folder => Path.Combine(Repository.Root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        .Where(file => !IsBuilt().IsMatch(file.Replace('\\', '/')));

    private static string Named(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex("/(bin|obj|artifacts|node_modules)/")]
    private static partial Regex IsBuilt();

    /// <summary>A text that starts with a folder of a home, a drive or the machine's temporary files.</summary>
    [GeneratedRegex("""["'](/(home|work|tmp|root|mnt|opt|var|Users)/|[A-Za-z]:\\\\?[A-Za-z])""")]
    private static partial Regex PathOfAMachine();
}
