namespace SalonCrm.Admin.Calls;

/// <summary>Where a person was when a call came, within one circuit: closing the call leads back there.</summary>
internal sealed class PlaceBefore
{
    private string? _address;

    /// <summary>Remembers where the person is; a call that is taken during another leads back to before both.</summary>
    public void Remember(string address) => _address = address.StartsWith("call", StringComparison.Ordinal) ? _address : address;

    /// <summary>Where the person was; null where the call was opened from outside.</summary>
    public string? Take()
    {
        var address = _address;
        _address = null;
        return address;
    }
}
