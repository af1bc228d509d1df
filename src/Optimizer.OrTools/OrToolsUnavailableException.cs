namespace Optimizer.OrTools;

/// <summary>OR-Tools cannot be used, or did not answer; the message says what to install or what happened. The next request gets a fresh host.</summary>
public sealed class OrToolsUnavailableException : Exception
{
    public OrToolsUnavailableException(string message)
        : base(message)
    {
    }

    public OrToolsUnavailableException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
