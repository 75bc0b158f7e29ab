namespace SalonCrm.Admin.Guests;

/// <summary>Carries a number from the search box to the booking form within one circuit: a number belongs in no address line.</summary>
internal sealed class CarriedNumber
{
    private string? _text;

    /// <summary>Hands a number over to the next form that asks.</summary>
    public void Put(string? text) => _text = text;

    /// <summary>The number that was handed over, once.</summary>
    public string? Take()
    {
        var text = _text;
        _text = null;
        return text;
    }
}
