using System.Text.Json;
using System.Text.Json.Serialization;
using Optimizer.Domain.Models;
using Optimizer.Planning;

namespace Optimizer.Tests.Api;

/// <summary>A model and settings in effect as text, every value spelled out.</summary>
internal static class ModelText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(), new Loads(), new Law() },
    };

    public static string Of(Model model, SolverSettings settings) => JsonSerializer.Serialize(new { Model = model.Parts, Settings = settings }, Options) + "\n";

    public static string Of(Model model) => JsonSerializer.Serialize(model.Parts, Options);

    private sealed class Loads : JsonConverter<LoadVector>
    {
        public override LoadVector Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LoadVector value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Join(", ", value.Thousandths.Select(amount => amount == LoadVector.Unlimited ? "unlimited" : $"{amount / 1_000.0}")));
    }

    private static readonly JsonSerializerOptions Inner = new() { Converters = { new JsonStringEnumConverter() } };

    private sealed class Law : JsonConverter<Travel>
    {
        public override Travel Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Travel value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(value.GetType().Name);
            JsonSerializer.Serialize(writer, value, value.GetType(), Inner);
            writer.WriteEndObject();
        }
    }
}
