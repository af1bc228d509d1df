using System.Globalization;
using System.Text;

namespace Optimizer.Rpc.Internal;

/// <summary>How grpc-message travels: UTF-8, with every byte outside space to '~', and '%' itself, as %XX.</summary>
internal static class PercentEncoding
{
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (value is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
                encoded.Append((char)value);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return encoded.ToString();
    }
}
