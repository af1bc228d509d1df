using System.Text;
using Optimizer.Api.Reading;
using Optimizer.Api.Reading.Formats;
using Optimizer.Api.V1;

namespace Optimizer.Tests.Api;

public sealed class JsonTests
{
    [Theory]
    [InlineData("{\"model\": {\"sites\": [{\"id\": \"a\"}]", "line 1, column", "json.syntax")]
    [InlineData("{\"model\":\n {\"sites\": oops}}", "line 2, column 12", "json.syntax")]
    [InlineData("", "line 1, column 1", "json.syntax")]
    [InlineData("[1, 2]", "request", "json.not_an_object")]
    [InlineData("{\"modell\": {}}", "modell", "json.unknown_field")]
    [InlineData("{\"model\": {\"sites\": [{\"id\": \"a\"}, {\"idd\": \"b\"}]}}", "model.sites[1].idd", "json.unknown_field")]
    [InlineData("{\"model\": {\"name\": \"a\", \"name\": \"b\"}}", "name", "json.duplicate_field")]
    [InlineData("{\"model\": {\"name\": 5}}", "model.name", "json.wrong_value")]
    [InlineData("{\"model\": {\"start_time\": \"yesterday\"}}", "model.start_time", "json.wrong_value")]
    [InlineData("{\"model\": {\"startTime\": \"2026-02-30T00:00:00Z\"}}", "model.start_time", "json.wrong_value")]
    [InlineData("{\"model\": {\"collections\": [{\"service_duration\": \"5 minutes\"}]}}", "model.collections[0].service_duration", "json.wrong_value")]
    [InlineData("{\"model\": {\"collections\": [{\"amounts\": {\"mass\": \"much\"}}]}}", "model.collections[0].amounts[\"mass\"]", "json.wrong_value")]
    [InlineData("{\"model\": {\"load_dimensions\": [{\"unit\": \"LOAD_UNIT_STONE\"}]}}", "model.load_dimensions[0].unit", "json.wrong_value")]
    [InlineData("{\"model\": {\"sites\": {}}}", "model.sites", "json.wrong_type")]
    [InlineData("{\"model\": {\"sites\": [null]}}", "model.sites[0]", "json.wrong_type")]
    [InlineData("{\"model\": {\"sites\": [7]}}", "model.sites[0]", "json.wrong_type")]
    [InlineData("{\"settings\": {\"seed\": 99999999999999999999}}", "settings.seed", "json.wrong_value")]
    [InlineData("{\"settings\": {\"threads\": 1.5}}", "settings.threads", "json.wrong_value")]
    public void A_wrong_text_is_told_where(string json, string path, string code)
    {
        var issue = Assert.Single(Assert.Throws<InvalidRequestException>(() => JsonMessageReader.Read<PlanRequest>(json)).Issues);

        Assert.StartsWith(path, issue.Path);
        Assert.Equal(code, issue.Code);
        Assert.NotEmpty(issue.Message);
    }

    [Fact]
    public void All_unknown_and_wrong_fields_are_told_at_once()
    {
        const string json = "{\"model\": {\"a\": 1, \"sites\": [{\"b\": 2}], \"name\": 3}, \"c\": 4}";

        var issues = Assert.Throws<InvalidRequestException>(() => JsonMessageReader.Read<PlanRequest>(json)).Issues;

        Assert.Equal(["model.a", "model.sites[0].b", "model.name", "c"], issues.Select(issue => issue.Path));
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var json = "{\"model\":" + new string('[', 100_000);

        Assert.Equal("json.syntax", Assert.Single(Assert.Throws<InvalidRequestException>(() => JsonMessageReader.Read<PlanRequest>(json)).Issues).Code);
    }

    [Fact]
    public void Text_that_is_not_utf_8_is_refused()
    {
        byte[] json = [.. "{\"model\": {\"name\": \""u8, 0xC3, 0x28, .. "\"}}"u8];

        Assert.NotEmpty(Assert.Throws<InvalidRequestException>(() => JsonMessageReader.Read<PlanRequest>(new MemoryStream(json))).Issues);
    }

    [Fact]
    public void Both_spellings_of_field_names_and_a_byte_order_mark_are_read()
    {
        var json = "\uFEFF{\"model\": {\"start_time\": \"2026-05-04T00:00:00Z\", \"endTime\": \"2026-05-05T00:00:00Z\"}}";

        var model = InstanceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))).Model;

        Assert.Equal(86_400, model.EndTime.Seconds - model.StartTime.Seconds);
    }

    [Theory, InlineData(0), InlineData((byte)'{'), InlineData((byte)'['), InlineData((byte)'a'), InlineData((byte)'"')]
    public void Two_hundred_megabytes_of_nonsense_are_refused_in_little_memory(byte nonsense)
    {
        using var stream = new EndlessStream(nonsense, length: 200_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.NotEmpty(Assert.Throws<InvalidRequestException>(() => InstanceReader.Read(stream, InstanceFormat.Json)).Issues);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
    }

    [Fact]
    public void A_long_text_within_a_request_is_refused_in_little_memory()
    {
        using var stream = new EndlessStream((byte)'a', length: 200_000_000, "{\"model\": {\"name\": \""u8.ToArray());

        Assert.Equal("json.too_large", Assert.Single(Assert.Throws<InvalidRequestException>(() => InstanceReader.Read(stream)).Issues).Code);
    }
}
