using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Optimizer.Api.Reading;
using Optimizer.Api.V1;

namespace Optimizer.Tests.Api;

/// <summary>Requests with something wrong at random: a model, or issues, and nothing else.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 2_000;

    /// <summary>Stands in the tree for a text that no tree can hold.</summary>
    private const string LoneSurrogate = "\"lone-surrogate\"";

    private static readonly string[] Extremes =
    [
        "0", "-1", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808", "\"NaN\"", "\"Infinity\"", "\"\"", "null", "true", "[]", "{}",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"-315576000000s\"", LoneSurrogate, "\"\\u0000\"", "1e-320",
    ];

    [Fact]
    public void A_damaged_request_is_a_model_or_issues()
    {
        var valid = JsonFormatter.Default.Format(Requests.Complete());
        for (var seed = 0; seed < Rounds; seed++)
        {
            var json = Damage(valid, new Random(seed));
            try
            {
                var request = JsonMessageReader.Read<PlanRequest>(new MemoryStream(json));
                RequestReader.Read(request.Model, request.Settings, Requests.Classes);
            }
            catch (InvalidRequestException fault)
            {
                Assert.All(fault.Issues, issue => Assert.True(issue.Path.Length > 0 && issue.Code.Length > 0 && issue.Message.Length > 0, $"Seed {seed}: {issue}"));
            }
            catch (Exception fault)
            {
                Assert.Fail($"Seed {seed}: {fault}{Environment.NewLine}{Encoding.UTF8.GetString(json)}");
            }
        }
    }

    private static byte[] Damage(string valid, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(valid);
        switch (random.Next(4))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (var swap = random.Next(1, 4); swap > 0; swap--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            default:
                var root = JsonNode.Parse(valid)!;
                for (var change = random.Next(1, 4); change > 0; change--)
                    Change(root, random);
                return Encoding.UTF8.GetBytes(root.ToJsonString().Replace(LoneSurrogate, "\"\\ud800\""));
        }
    }

    /// <summary>Removes, repeats or replaces one value somewhere in the tree.</summary>
    private static void Change(JsonNode root, Random random)
    {
        var places = Places(root).ToArray();
        if (places.Length == 0)
            return;

        var (parent, key) = places[random.Next(places.Length)];
        var value = JsonNode.Parse(Extremes[random.Next(Extremes.Length)]);
        if (parent is JsonArray list)
        {
            if (random.Next(2) == 0)
                list.Add(list[0]?.DeepClone());
            else
                list[random.Next(list.Count)] = value;
        }
        else if (random.Next(2) == 0)
        {
            parent.AsObject().Remove(key);
        }
        else
        {
            parent[key] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode? node) => node switch
    {
        JsonObject tree => tree.SelectMany(field => Places(field.Value).Prepend((tree, field.Key))),
        JsonArray { Count: > 0 } list => list.SelectMany(Places).Prepend((list, "")),
        _ => [],
    };
}
