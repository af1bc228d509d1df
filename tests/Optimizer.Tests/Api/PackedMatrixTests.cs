using System.Text;
using Google.Protobuf;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Api.V1;
using Optimizer.Api.Writing;
using Optimizer.Routing;
using Optimizer.Studies.Benchmarking.Generating;
using Optimizer.Tests.Planning.Collecting;
using Given = Optimizer.Domain.Models.Travel.Matrices;
using MatrixNumbers = Optimizer.Domain.Models.MatrixNumbers;

namespace Optimizer.Tests.Api;

/// <summary>Travel matrices as 32-bit integers are the same matrices, and nothing copies them.</summary>
public sealed class PackedMatrixTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60).Where(seed => RandomModels.Small(seed).Travel is Given)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_packed_matrix_has_the_plan_of_the_lists(int seed)
    {
        var lists = new PlanRequest { Model = ModelWriter.Write(RandomModels.Small(seed)) };
        var packed = lists.Clone();
        foreach (var matrix in packed.Model.Travel.Matrices.Matrices)
            Pack(matrix);

        Assert.Equal(Planned.Plan(Requests.Read(lists), iterations: 50).Describe(), Planned.Plan(Requests.Read(packed), iterations: 50).Describe());
    }

    [Fact]
    public void Its_bytes_are_kept_as_they_came()
    {
        var bytes = ByteString.CopyFrom(MatrixNumbers.Of([0, 1, 2, 3, 0, 4, 5, 6, 0]).LittleEndian.Span);
        var request = WithMatrix(new() { PackedDistancesM = bytes, PackedDurationsS = bytes });

        var matrix = Assert.IsType<Given>(Requests.Read(request).Travel).Profiles[0];

        Assert.True(bytes.Memory.Equals(matrix.DistancesMetres.LittleEndian));
        Assert.Same(matrix.DistancesMetres, matrix.DurationsSeconds);
        Assert.Equal(4, matrix.DistancesMetres[5]);
    }

    [Fact]
    public void The_first_number_is_that_of_the_lowest_bytes()
    {
        // 0x01020304 as least significant byte first.
        Assert.Equal(0x01020304, MatrixNumbers.View(new byte[] { 4, 3, 2, 1 })[0]);
        Assert.Equal(-1, MatrixNumbers.View(new byte[] { 255, 255, 255, 255 })[0]);
    }

    [Fact]
    public void Pairs_named_unreachable_beside_it_have_no_way_and_the_callers_bytes_stay()
    {
        var bytes = ByteString.CopyFrom(MatrixNumbers.Of([.. Enumerable.Repeat(7, 9)]).LittleEndian.Span);
        var request = WithMatrix(new() { PackedDistancesM = bytes, PackedDurationsS = bytes, Unreachable = { new UnreachablePair { FromSiteId = "yard", ToSiteId = "shop" } } });

        var matrix = Assert.IsType<Given>(Requests.Read(request).Travel).Profiles[0];

        Assert.Equal([7, 7, -1, 7, 7, 7, 7, 7, 7], matrix.DistancesMetres);
        Assert.False(matrix.HasAllWays);
        Assert.Equal(7, MatrixNumbers.View(bytes.Memory)[2]);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        // -2 and 2,000,000,000 are out of range; the last pair has a distance, but no duration.
        var request = WithMatrix(new()
        {
            PackedDistancesM = ByteString.CopyFrom(MatrixNumbers.Of([0, -2, 2_000_000_000, 3, 0, 4, 5, 6, 0]).LittleEndian.Span),
            PackedDurationsS = ByteString.CopyFrom(MatrixNumbers.Of([0, 1, 2, 3, 0, 4, 5, 6, -1]).LittleEndian.Span),
            DistancesM = { 1 },
            Unreachable = { new UnreachablePair { FromSiteId = "moon", ToSiteId = "shop" } },
        });

        Assert.Equal(["matrix.given_twice", "matrix.out_of_range", "matrix.half_a_way", "matrix.unknown_site"], Requests.IssuesOf(request).Select(issue => issue.Code));
    }

    [Fact]
    public void More_than_16_000_sites_are_refused_before_their_bytes_are_looked_at()
    {
        var matrix = new TravelMatrix { PackedDistancesM = ByteString.Empty, PackedDurationsS = ByteString.Empty };
        matrix.SiteIds.AddRange(Enumerable.Range(0, 16_001).Select(site => $"site-{site}"));

        Assert.Contains(Requests.IssuesOf(WithMatrix(matrix)), issue => issue.Code == "matrix.too_many_sites");
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Too_many_ways_for_a_table_are_looked_up_where_they_are(bool isComplete)
    {
        var function = new Lookup(isComplete);
        var (table, direct) = (new TravelTable(function, 20, fits: true), new TravelTable(function, 20, fits: false));

        Assert.Equal(!isComplete, direct.MayLackWays);
        Assert.All(Enumerable.Range(0, 400), cell => Assert.Equal(table[cell / 20, cell % 20], direct[cell / 20, cell % 20]));
        Assert.Equal(800, function.Asked);
    }

    [Fact]
    public void A_request_in_protobuf_is_recognised_and_planned_like_one_in_json()
    {
        var request = Requests.Complete();

        var read = InstanceReader.Read(new MemoryStream(request.ToByteArray()));

        Assert.Equal(request, read);
        Assert.Equal("protobuf.not_a_request", Assert.Single(Assert.Throws<InvalidRequestException>(() => InstanceReader.Read(new MemoryStream(request.ToByteArray()[..^3]), InstanceFormat.Protobuf)).Issues).Code);
    }

    [Fact]
    public void A_large_matrix_of_a_file_is_packed_and_shared_by_distances_and_durations()
    {
        const int nodes = 5_601;
        var model = InstanceReader.Read(new MemoryStream(Encoding.ASCII.GetBytes(LowerRows(nodes)))).Model;
        var matrix = Assert.Single(model.Travel.Matrices.Matrices);

        Assert.Equal(4 * nodes * nodes, matrix.PackedDistancesM.Length);
        Assert.Same(matrix.PackedDistancesM, matrix.PackedDurationsS);
        Assert.Empty(matrix.DistancesM);
        var numbers = MatrixNumbers.View(matrix.PackedDistancesM.Memory);
        Assert.Equal((0, 5, 5, 0), (numbers[0], numbers[1], numbers[nodes], numbers[nodes + 1]));
        Assert.Equal((nodes - 1) % 10, numbers[nodes - 1]);
    }

    /// <summary>From each node to those before it, the last digit of its number less 1; but 5 between the first two.</summary>
    private static string LowerRows(int nodes)
    {
        var text = new StringBuilder($"NAME: large\nTYPE: CVRP\nDIMENSION: {nodes}\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: LOWER_ROW\nCAPACITY: 10\nEDGE_WEIGHT_SECTION\n");
        for (var row = 1; row < nodes; row++)
            text.Insert(text.Length, row == 1 ? "5 " : $"{row % 10} ", row).Append('\n');
        text.Append("DEMAND_SECTION\n1 0\n");
        for (var node = 2; node <= nodes; node++)
            text.Append(node).Append(" 1\n");
        return text.Append("DEPOT_SECTION\n1\n-1\nEOF\n").ToString();
    }

    private static PlanRequest WithMatrix(TravelMatrix matrix)
    {
        var request = Requests.Complete();
        request.Model.Travel = new() { Matrices = new() { Matrices = { matrix } } };
        return request;
    }

    private static void Pack(TravelMatrix matrix)
    {
        matrix.PackedDistancesM = UnsafeByteOperations.UnsafeWrap(MatrixNumbers.Of([.. matrix.DistancesM.Select(number => (int)number)]).LittleEndian);
        matrix.PackedDurationsS = UnsafeByteOperations.UnsafeWrap(MatrixNumbers.Of([.. matrix.DurationsS.Select(number => (int)number)]).LittleEndian);
        matrix.DistancesM.Clear();
        matrix.DurationsS.Clear();
    }

    /// <summary>Counts how often it is asked.</summary>
    private sealed class Lookup(bool isComplete) : ITravelFunction
    {
        private int _asked;

        public int Asked => _asked;

        public bool IsKnownToBeComplete => isComplete;

        public bool IsLookup => true;

        public Arc Between(int from, int to)
        {
            Interlocked.Increment(ref _asked);
            return !isComplete && from > to ? Arc.None : new((100 * from) + to, to);
        }
    }
}
