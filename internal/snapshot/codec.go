// Package snapshot keeps values between runs of the program: it writes them
// in a form that is read a hundred times as fast as YAML, in a folder of the
// user's that several processes may use at once.
package snapshot

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// Encode writes a value made of structs, slices, texts, truth values and
// whole numbers. Of a struct the fields that are not zero are written, each
// after how far it is from the one before, then a 0.
func Encode(w io.Writer, v any) error {
	e := encoder{w: w}
	e.encode(reflect.ValueOf(v))
	e.flush(0)
	return e.err
}

type encoder struct {
	w   io.Writer
	b   []byte // not written yet
	err error
}

// flush writes what is there when it is more than size.
func (e *encoder) flush(size int) {
	if len(e.b) > size && e.err == nil {
		_, e.err = e.w.Write(e.b)
		e.b = e.b[:0]
	}
}

func (e *encoder) encode(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		e.b = binary.AppendUvarint(e.b, uint64(v.Len()))
		e.b = append(e.b, v.String()...)
	case reflect.Bool:
		n := uint64(0)
		if v.Bool() {
			n = 1
		}
		e.b = binary.AppendUvarint(e.b, n)
	case reflect.Int, reflect.Int32, reflect.Int64:
		e.b = binary.AppendVarint(e.b, v.Int())
	case reflect.Struct:
		last := -1
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				e.b = binary.AppendUvarint(e.b, uint64(i-last))
				e.encode(f)
				last = i
			}
		}
		e.b = append(e.b, 0)
	case reflect.Slice:
		e.b = binary.AppendUvarint(e.b, uint64(v.Len()))
		for i := range v.Len() {
			e.encode(v.Index(i))
			e.flush(bufferSize)
		}
	default:
		panic("no snapshot of " + v.Type().String())
	}
}

var errForm = errors.New("snapshot: not of this form")

// Decode reads what Encode wrote into what v points to, which is zero before.
// The texts of the value are parts of s. Whatever s is, the worst is an error:
// no list is made that takes more than so many bytes.
func Decode(s string, v any, maxList int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errForm, r)
		}
	}()
	r := reader{s, maxList}
	r.decode(reflect.ValueOf(v).Elem())
	if r.rest != "" {
		return errForm
	}
	return nil
}

type reader struct {
	rest    string
	maxList int
}

func (r *reader) uvarint() uint64 {
	var x uint64
	for shift := 0; shift < 64; shift += 7 {
		c := r.rest[0]
		r.rest = r.rest[1:]
		x |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return x
		}
	}
	panic("a number of more than 64 bits")
}

// length reads a length; nothing is longer than what is left.
func (r *reader) length() int {
	n := r.uvarint()
	if n > uint64(len(r.rest)) {
		panic("a length of more than there is")
	}
	return int(n)
}

func (r *reader) decode(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		n := r.length()
		v.SetString(r.rest[:n])
		r.rest = r.rest[n:]
	case reflect.Bool:
		v.SetBool(r.uvarint() == 1)
	case reflect.Int, reflect.Int32, reflect.Int64:
		x := r.uvarint()
		v.SetInt(int64(x>>1) ^ -int64(x&1))
	case reflect.Struct:
		for i := -1; ; {
			step := r.uvarint()
			if step == 0 {
				return
			}
			i += int(step)
			r.decode(v.Field(i))
		}
	case reflect.Slice:
		n := r.length()
		if n > r.maxList/int(v.Type().Elem().Size()) {
			panic("a list longer than any")
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			r.decode(v.Index(i))
		}
	default:
		panic("no snapshot of " + v.Type().String())
	}
}
